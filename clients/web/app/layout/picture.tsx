import { useFrame } from "./use-frame.js";

interface PictureProps {
  readonly image: { readonly url: string; readonly alternativeText?: string | null };
  readonly className?: string;
}

/** A picture of the newsroom; its path is below the newsroom's address. */
export function Picture({ image, className }: PictureProps) {
  const { cmsUrl } = useFrame();
  const source = cmsUrl && URL.canParse(image.url, cmsUrl) ? new URL(image.url, cmsUrl).href : image.url;
  return (
    <img
      className={className}
      src={source}
      alt={image.alternativeText ?? ""}
      loading="lazy"
      decoding="async"
    />
  );
}
