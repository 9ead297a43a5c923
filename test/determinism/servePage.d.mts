export declare function servePage(): Promise<{ readonly origin: string; close(): void }>;
