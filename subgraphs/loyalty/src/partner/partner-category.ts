import { registerEnumType } from "type-graphql";

export enum PartnerCategory {
  ELECTRONICS = "ELECTRONICS",
  CLOTHES = "CLOTHES",
  TRAVEL = "TRAVEL",
  BEAUTY = "BEAUTY",
  HOME = "HOME",
  HEALTH = "HEALTH",
  CARS = "CARS",
  BOOKS = "BOOKS",
  PETS = "PETS",
}

registerEnumType(PartnerCategory, {
  name: "PartnerCategory",
  description: "What a partner sells («категория партнёра»).",
  valuesConfig: {
    ELECTRONICS: { description: "Electronics and appliances («электроника и бытовая техника»)." },
    CLOTHES: { description: "Clothes and shoes («одежда»)." },
    TRAVEL: { description: "Travel («путешествия»)." },
    BEAUTY: { description: "Beauty («красота»)." },
    HOME: { description: "Home and dacha («дом и дача»)." },
    HEALTH: { description: "Health («здоровье»)." },
    CARS: { description: "Cars («автотовары»)." },
    BOOKS: { description: "Books («книги»)." },
    PETS: { description: "Pets («зоотовары»)." },
  },
});
