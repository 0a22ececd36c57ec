import { useRouteLoaderData } from "react-router";
import type { loader } from "../root.js";
import { usualView } from "../view/view.js";

/** What every page knows: who reads, and where the other parts of the platform are. */
export function useFrame() {
  const frame = useRouteLoaderData<typeof loader>("root");
  return frame ?? { reader: null, origin: "", socketUrl: "", cmsUrl: null, tilesUrl: null, view: usualView };
}
