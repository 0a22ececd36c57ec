import type { periodRu } from "./period-ru.js";

export const periodEn: typeof periodRu = { from: "From", until: "Until", show: "Show" };
