import { cardOrdersEn } from "./card-orders-en.js";
import { cardOrdersRu } from "./card-orders-ru.js";

export const cardOrders = { ru: cardOrdersRu, en: cardOrdersEn };
