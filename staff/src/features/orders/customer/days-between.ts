const dayMs = 86_400_000;

/** Whole days from one calendar day to a later one; a purchase last night was yesterday, however few hours ago. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
