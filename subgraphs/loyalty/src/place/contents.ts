import type { Subject } from "@angel/kit/subgraph";
import { ChangePlace } from "./change-place.js";
import { ClosePlace } from "./close-place.js";
import { OpenPlace } from "./open-place.js";
import { placesById } from "./place.loader.js";
import { PlaceResolver } from "./place.resolver.js";

export const places: Subject = {
  resolvers: [PlaceResolver, OpenPlace, ChangePlace, ClosePlace],
  references: { Place: { open: "Where members are served is for everyone to know.", load: placesById } },
};
