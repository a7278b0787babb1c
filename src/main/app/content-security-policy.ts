/** Everything a page may load comes from the application itself; nothing goes out. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Text that a script turns into markup or code is refused as well.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')
