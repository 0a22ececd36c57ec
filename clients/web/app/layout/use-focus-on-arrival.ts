import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** A page that comes without loading must say so to a screen reader: its heading takes the focus. */
export function useFocusOnArrival(): void {
  const { pathname, hash } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (hash) return;
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [pathname, hash]);
}
