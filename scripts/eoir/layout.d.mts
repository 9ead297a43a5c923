export const caseColumns: readonly string[];
export const proceedingColumns: readonly string[];
export const appealColumns: readonly string[];
