// All of the interface in English.
import { en } from "./en.ts";
import { laterEn } from "./laterEn.ts";

export const wholeEn = { ...en, ...laterEn } as const;
