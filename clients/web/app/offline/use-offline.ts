import { useEffect } from "react";

/** Has this device open the page without a network from now on. */
export function useOffline(): void {
  useEffect(() => {
    // Where it is refused (a private window, an old browser) the page works as before.
    navigator.serviceWorker?.register("/sw.js").catch(() => {});
  }, []);
}
