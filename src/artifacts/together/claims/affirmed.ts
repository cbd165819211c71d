/** What is told of is another way from here on to the end, to the next comma, or for a few words. */
const OTHERWISE = [
  /\b(?:instead of|rather than|vs\.?|versus)\b.*/gis,
  // `Push over MQTT` weighs the one against the other, `is pushed over MQTT` does not.
  /(?<!\b(?:is|are|be|sent|put|runs?|goes|speaks?|talks?|comes?|[a-z]{3,}ed)\b[^,;]*)\bover\b(?! (?:all|each|every|time|the)\b).*/gis,
  /(?:\b(?:not|never|nor|cannot)\b|n't\b)[^,;]*/gi,
  // `The hospital's own RabbitMQ` is no choice of the design.
  /\b\w+(?:'s|s') (?:own )?[A-Z]\S*/g,
  /\b(?:no|without)(?: (?:the|an?|any))?(?: [\w\x60-]+){1,2}/gi,
];

/** What a text says is done, without what it says is not. */
export function affirmed(text: string): string {
  return OTHERWISE.reduce((rest, words) => rest.replace(words, ' '), text);
}
