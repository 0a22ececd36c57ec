/** Whatever a browser would run from our own address stays out: no HTML, no SVG, no scripts. */
const allowedTypes = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/avif",
  "image/gif",
  "application/pdf",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.openxmlformats-officedocument.*",
  "application/vnd.oasis.opendocument.*",
  "video/mp4",
  "audio/mpeg",
];

export = {
  upload: {
    config: {
      sizeLimit: 20 * 1024 * 1024,
      breakpoints: { large: 1000, small: 500 },
      security: { allowedTypes },
    },
  },
};
