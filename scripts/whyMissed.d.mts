export const whyMissed: Readonly<Record<string, string>>;
