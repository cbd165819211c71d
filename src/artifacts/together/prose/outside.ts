const OUTSIDE =
  /\b(?:stripe|paypal|adyen|braintree|klarna|twilio|sendgrid|mailgun|postmark|ses|mailchimp|auth0|okta|keycloak|cognito|entra|github|gitlab|slack|google|apple|fcm|apns|firebase|aws|s3|minio|azure|gcp|salesforce|hubspot|shopify|openai|anthropic|mapbox|osrm|kibana|elastic(?:search)?|opensearch|prometheus|grafana|kafka|schema registry|debezium|kubernetes|docker|nominatim|plaid|avalara|dhl|ups|fedex|idp|identity provider|oidc|issuer|authorization server|auth server|provider|psp|acquirer|carrier|carriers|bank|banks|third[- ]part(?:y|ies)|external|outside|upstream|vendor|partner|partners|webhooks?|callback|callbacks|subscriber's|receiver's|receiver|receivers|customer's (?:endpoint|server|url)|merchant's (?:endpoint|server|url)|payment gateway|sms gateway|mail server|smtp|cdn|fastly|cloudflare|akamai|cloudfront|varnish|haproxy|envoy|istio)\b/i;

/** "The payment service has one as well." */
const OTHERS =
  /\bthe [\w-]+ (?:service|system|team|app|portal|shop)(?: (?:has|keeps|owns|uses|runs|stores)\b[^.;]*\b(?:as well|too|of its own|itself)\b|'s own\b)/i;

/** Paths that servers answer beside their contract. */
const PLUMBING =
  /^\/(?:health|healthz|healthcheck|live|livez|liveness|ready|readyz|readiness|startup|startupz|metrics|ping|status|version|info|debug|docs|swagger|openapi|redoc|graphql|graphiql|actuator|\.well-known|oauth2?|oidc|connect|token|authorize|userinfo|jwks|login|logout|callback|internal|admin|_)[^/]*(?:\/|$)/i;

/** Whether a text names somebody outside of the design: a provider, a vendor, the receiver of a webhook. */
export function isOutside(text: string): boolean {
  return OUTSIDE.test(text) || isOthers(text);
}

/** Whether a text says that another part of the company has something of its own, beside what this design has. */
export function isOthers(text: string): boolean {
  return OTHERS.test(text);
}

/** Whether a path is one that a server has without its contract saying so: health, metrics, sign-in, internal ones. */
export function isPlumbing(path: string): boolean {
  return PLUMBING.test(path.replace(/^\/(?:api|v\d+)(?=\/)/i, ''));
}
