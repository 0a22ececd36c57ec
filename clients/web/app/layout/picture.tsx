import { useCmsAddress } from "./use-cms-address.js";

interface PictureProps {
  readonly image: { readonly url: string; readonly alternativeText?: string | null };
  readonly className?: string;
}

/** A picture of the newsroom. */
export function Picture({ image, className }: PictureProps) {
  const addressOf = useCmsAddress();
  return (
    <img
      className={className}
      src={addressOf(image.url)}
      alt={image.alternativeText ?? ""}
      loading="lazy"
      decoding="async"
    />
  );
}
