export = {
  upload: { config: { sizeLimit: 20 * 1024 * 1024, breakpoints: { large: 1000, small: 500 } } },
};
