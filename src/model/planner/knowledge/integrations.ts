/**
 * Outside services: how long one waits for them, what is done when they do not answer, and why a second try does no
 * harm. `{it}` is the entity that the call is about, `{people}`
 * those whom the field serves, and `{field}` the field.
 */
export type IntegrationNote = {
  key: string;
  name: string;
  /** Words of a brief that name it; a brand among them becomes its name. */
  words: string;
  brands: Record<string, string>;
  /** In milliseconds. */
  timeout: number;
  tries: number;
  /** Why trying again does no harm. */
  again: string;
  /** What people see while it is away. */
  seen: string;
  /** What the system does instead. */
  instead: string;
};

export const INTEGRATIONS: readonly IntegrationNote[] = [
  {
    key: 'payment',
    name: 'Payment provider',
    words:
      'stripe, adyen, paypal, mollie, braintree, klarna, square, apple pay, google pay, bizum, twint, payment, payments, payment provider, checkout, credit card, card payment',
    brands: {
      stripe: 'Stripe',
      adyen: 'Adyen',
      paypal: 'PayPal',
      mollie: 'Mollie',
      braintree: 'Braintree',
      klarna: 'Klarna',
      'apple pay': 'Apple Pay',
      'google pay': 'Google Pay',
      bizum: 'Bizum',
      twint: 'TWINT',
      square: 'Square',
    },
    timeout: 8000,
    tries: 2,
    again: 'the id of the {it} goes along as the idempotency key, so in {field} money for one {it} moves once',
    seen: 'the {it} stays as it was, and {people} read that payment is not possible at the moment',
    instead:
      'the answer is 503 with Retry-After; a job of {field} asks the provider every minute what became of each unsettled {it}',
  },
  {
    key: 'email',
    name: 'Mail provider',
    words: 'email, emails, e-mail, mail, mails, newsletter, sendgrid, mailgun, postmark, ses',
    brands: { sendgrid: 'SendGrid', mailgun: 'Mailgun', postmark: 'Postmark' },
    timeout: 5000,
    tries: 5,
    again:
      'each mail of {field} about {a it} carries the id of its outbox row, and the provider drops a second one with it',
    seen: '{people} get mails about {its} later than usual; nothing else changes',
    instead:
      'rows wait in `outbox_events`, and the worker of {field} sends what is due about {its} once the provider answers again',
  },
  {
    key: 'sms',
    name: 'SMS gateway',
    words: 'sms, text message, text messages, twilio, messagebird, vonage',
    brands: { twilio: 'Twilio', messagebird: 'MessageBird', vonage: 'Vonage' },
    timeout: 5000,
    tries: 3,
    again: 'the outbox row of the {it} is the message id, and the gateway answers a repeat with the first result',
    seen: 'the text about the {it} is late; after ten minutes a mail goes out in its place',
    instead: 'the worker waits, then falls back to mail for {its} that start within the hour',
  },
  {
    key: 'push',
    name: 'Push service',
    words: 'push, push notification, push notifications, fcm, apns, firebase',
    brands: { firebase: 'Firebase Cloud Messaging', fcm: 'Firebase Cloud Messaging' },
    timeout: 3000,
    tries: 3,
    again: 'each push about {a it} has a collapse key, so a repeat replaces the first one on the phone',
    seen: 'phones stay silent about new {its}; the list inside the app is complete',
    instead: 'pushes about {its} older than an hour are dropped, since nobody wants them late',
  },
  {
    key: 'storage',
    name: 'Object storage',
    words: 's3, object storage, blob storage, minio, cloud storage, file storage, upload, uploads, r2, media storage',
    brands: { minio: 'MinIO' },
    timeout: 4000,
    tries: 3,
    again:
      'the key of {a it} is made from its id and its hash, so a second upload writes the same bytes to the same place',
    seen: 'files of {its} cannot be opened or added; everything else about them still shows',
    instead: 'the row of the {it} keeps the state "uploading", and a job removes those older than a day',
  },
  {
    key: 'search',
    name: 'Search engine',
    words:
      'elasticsearch, opensearch, algolia, meilisearch, typesense, search engine, full-text search, full text search',
    brands: {
      elasticsearch: 'Elasticsearch',
      opensearch: 'OpenSearch',
      algolia: 'Algolia',
      meilisearch: 'Meilisearch',
      typesense: 'Typesense',
    },
    timeout: 800,
    tries: 1,
    again: 'documents of {its} are written under their id and version, so an old write never replaces a newer one',
    seen: 'search finds {its} by the start of their name only',
    instead:
      'the database answers with its own index on names until the engine is back, then {its} changed since are sent again',
  },
  {
    key: 'maps',
    name: 'Maps and routing service',
    words: 'maps, map, google maps, mapbox, here maps, geocoding, routing, directions, eta, etas, route planning',
    brands: { mapbox: 'Mapbox' },
    timeout: 1500,
    tries: 2,
    again: 'a route is a question without effect, so asking again for the same {it} changes nothing',
    seen: 'the {it} shows a straight-line estimate marked as rough',
    instead: 'the last good answer for the same pair of places is used for {its}, up to an hour old',
  },
  {
    key: 'identity',
    name: 'Identity provider',
    words:
      'oauth, oauth2, oidc, openid, sso, saml, okta, auth0, keycloak, entra, google login, cognito, active directory',
    brands: {
      okta: 'Okta',
      auth0: 'Auth0',
      keycloak: 'Keycloak',
      entra: 'Microsoft Entra ID',
      cognito: 'Amazon Cognito',
    },
    timeout: 2000,
    tries: 2,
    again: 'fetching signing keys has no effect, so each node of {field} does it again without asking anybody',
    seen: '{people} who are signed in go on working with {its}; new sign-ins fail with a notice',
    instead: 'signing keys are cached for a day, so {field} checks tokens without the provider until they expire',
  },
  {
    key: 'carrier',
    name: 'Carrier API',
    words: 'dhl, ups, fedex, carrier, carriers, shipping provider, shipping label, shipping labels, easypost, shippo',
    brands: { dhl: 'DHL', ups: 'UPS', fedex: 'FedEx', easypost: 'EasyPost', shippo: 'Shippo' },
    timeout: 6000,
    tries: 3,
    again: 'the id of the {it} goes along as the idempotency key, so a repeat gets the label that was made first',
    seen: 'the {it} is packed but has no label yet',
    instead: 'the {it} waits in a list for the packing desk and gets its label when the carrier answers',
  },
  {
    key: 'broker',
    name: 'Device gateway',
    words: 'mqtt, lorawan, device gateway, iot hub, aws iot',
    brands: { mqtt: 'MQTT broker', lorawan: 'LoRaWAN network', 'aws iot': 'AWS IoT' },
    timeout: 3000,
    tries: 5,
    again: 'each message names its device and its own number, so {a it} that comes twice is stored once',
    seen: 'charts of {its} end at the moment the gateway went away and fill up afterwards',
    instead: 'devices keep {its} for a day and send them in order when the gateway is back',
  },
  {
    key: 'webhook',
    name: 'Customer webhooks',
    words: 'webhook, webhooks, callback url, callbacks',
    brands: {},
    timeout: 5000,
    tries: 8,
    again: 'each delivery about {a it} carries an event id, and receivers are told to ignore one they know',
    seen: 'the receiver learns of {its} late, and sees each failed try in the delivery log',
    instead:
      'tries for {its} are spaced out to a day; after that the endpoint is switched off and its owner gets a mail',
  },
  {
    key: 'calendar',
    name: 'Calendar service',
    words: 'google calendar, outlook calendar, calendar sync, ical, caldav, calendar',
    brands: {},
    timeout: 4000,
    tries: 3,
    again: 'an entry is written under the id of its {it}, so a repeat updates the same entry',
    seen: 'the {it} is booked here and appears in the outside calendar later',
    instead: 'the worker writes missing entries for {its} as soon as the service answers',
  },
  {
    key: 'video',
    name: 'Video service',
    words: 'zoom, video call, video calls, video conferencing, webrtc, telehealth, streaming service, transcoding, mux',
    brands: { zoom: 'Zoom', mux: 'Mux' },
    timeout: 5000,
    tries: 3,
    again: 'a room is created under the id of the {it}, so a second call returns the same room',
    seen: 'the {it} has no link yet, and a notice says when it will',
    instead: 'links for {its} are made an hour ahead, so a short outage is over before anybody joins',
  },
  {
    key: 'accounting',
    name: 'Accounting system',
    words: 'quickbooks, xero, sap, datev, accounting, accounting system, ledger export, erp',
    brands: { quickbooks: 'QuickBooks', xero: 'Xero', sap: 'SAP', datev: 'DATEV' },
    timeout: 10000,
    tries: 5,
    again: 'bookings carry the id of the {it} as document number, and a second one with it is refused there',
    seen: 'nothing; the books show {its} a little later',
    instead: 'the nightly export takes up {its} that are still missing on the other side',
  },
  {
    key: 'llm',
    name: 'Language model API',
    words: 'openai, llm, gpt, claude, anthropic, language model, ai model, embeddings',
    brands: { openai: 'OpenAI', anthropic: 'Anthropic' },
    timeout: 30000,
    tries: 2,
    again: 'the answer for {a it} is stored under the hash of the question, and a repeat reads it from there',
    seen: 'the {it} is kept, and its automatic part is marked as still to come',
    instead: 'jobs for {its} wait in the queue with a limit on their age and their cost',
  },
  {
    key: 'kyc',
    name: 'Identity check service',
    words: 'kyc, aml, identity verification, onfido, sumsub, background check, background checks',
    brands: { onfido: 'Onfido', sumsub: 'Sumsub' },
    timeout: 10000,
    tries: 3,
    again: 'a check is started once per {it} under its id, and a repeat returns the running check',
    seen: 'the {it} is marked as waiting for a check',
    instead: 'nothing that needs a checked {it} is allowed until the answer is there',
  },
];
