/** Where the background map is read from, when it is not the embedded one. */
export interface MapOrigins {
  styleUrl?: string | undefined;
  origins: string[];
}

/** Nothing inline, nothing from elsewhere but the map's own origins. */
function contentSecurityPolicy(map: MapOrigins): string {
  const elsewhere = [...new Set([...(map.styleUrl ? [new URL(map.styleUrl).origin] : []), ...map.origins])];
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "connect-src": ["'self'", ...elsewhere],
    "img-src": ["'self'", "data:", "blob:", ...elsewhere],
    // the sound of the captcha
    "media-src": ["'self'", "data:"],
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

/** The headers of every answer. */
export function securityHeaders(map: MapOrigins): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(map),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(self), camera=(), microphone=(), payment=()",
    // ignored over plain http
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-frame-options": "DENY",
  };
}
