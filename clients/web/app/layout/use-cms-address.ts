import { useFrame } from "./use-frame.js";

/** Where a picture or a file of the newsroom is: its path is below the newsroom's address. */
export function useCmsAddress(): (url: string) => string {
  const { cmsUrl } = useFrame();
  return (url) => (cmsUrl && URL.canParse(url, cmsUrl) ? new URL(url, cmsUrl).href : url);
}
