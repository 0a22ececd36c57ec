import { useRouteLoaderData } from "react-router";
import { usualView } from "../view/view.js";
import type { readFrame } from "./read-frame.server.js";

/** The same on every page, the page of a failure too. */
export function useFrame() {
  const frame = useRouteLoaderData<typeof readFrame>("root");
  return frame ?? { reader: null, origin: "", socketUrl: "", cmsUrl: null, tilesUrl: null, view: usualView };
}
