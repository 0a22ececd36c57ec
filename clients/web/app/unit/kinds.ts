export const UNIT_KINDS = ["PROFGROUP", "STRUCTURAL_UNIT"] as const;
