import { useEffect, useState } from "preact/hooks";

const WIDE = "(min-width: 52rem)";

/** Whether there is room for a table: below, each of its lines is a card. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const read = () => setWide(media.matches);
    media.addEventListener("change", read);
    return () => media.removeEventListener("change", read);
  }, []);
  return wide;
}
