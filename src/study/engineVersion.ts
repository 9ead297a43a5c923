// Part of every study's id, because another engine may give other bits.

/** The package's version; test/study/studyId.test.ts keeps it equal to package.json. */
export const engineVersion = "0.1.0";
