/** Colours as numbers: hex to channels, contrast, and the nearest colour that a poorer terminal has. */

/** Channels of 0 to 255, sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];
/** What is known of the terminal's background. */
export type Background = 'light' | 'dark' | undefined;

/** The eight colour names of agent files, and grey. */
const NAMED: Record<string, Rgb> = {
  red: [229, 72, 77],
  orange: [247, 124, 52],
  yellow: [226, 177, 32],
  green: [62, 177, 104],
  cyan: [32, 178, 196],
  blue: [74, 140, 247],
  purple: [154, 110, 235],
  pink: [229, 96, 168],
  grey: [136, 136, 136],
};

/** `blue`, `#60A5FA`, `#6af`, whatever its case; nothing for any other text. */
export function parseColor(text: string): Rgb | undefined {
  const name = text.trim().toLowerCase();
  if (Object.hasOwn(NAMED, name)) return NAMED[name];
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(name)?.[1];
  if (digits === undefined) return undefined;
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

/**
 * The bounds of relative luminance (WCAG 2) in which text reads well: on white at least 4.5 to 1, on black at least 6
 * to 1, and where the background is not known at least 3 to 1 on both.
 */
export function luminanceBounds(background: Background): readonly [least: number, most: number] {
  switch (background) {
    case 'light':
      return [0, 0.183];
    case 'dark':
      return [0.25, 1];
    case undefined:
      return [0.15, 0.3];
    default:
      return background satisfies never;
  }
}

/** Relative luminance (WCAG 2): 0 is black, 1 is white. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = color.map(toLinear);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** The colour, mixed with as little white or black as makes it readable on the background. */
export function readable(color: Rgb, background: Background): Rgb {
  const [least, most] = luminanceBounds(background);
  const light = luminance(color);
  // Half a step inside the bounds, because rounding to whole channels moves the luminance.
  if (light < least) return mix(color, (least + 0.005 - light) / (1 - light), 1);
  if (light > most) return mix(color, 1 - (most - 0.005) / light, 0);
  return color;
}

/** Index of the nearest of the fixed 240 colours of a 256-colour terminal that is readable on the background. */
export function nearest256(color: Rgb, background: Background): number {
  const [least, most] = luminanceBounds(background);
  let best = 16;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = 16; index < 256; index++) {
    const candidate = colorOf256(index);
    const light = luminance(candidate);
    const distance = light < least || light > most ? Number.POSITIVE_INFINITY : distanceOf(color, candidate);
    if (distance >= bestDistance) continue;
    best = index;
    bestDistance = distance;
  }
  return best;
}

/** What the fixed colours 16 to 255 look like: a cube of 6 by 6 by 6, then 24 greys. */
export function colorOf256(index: number): Rgb {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return [grey, grey, grey];
  }
  const step = (place: number): number => (place === 0 ? 0 : 55 + place * 40);
  const cube = index - 16;
  return [step(Math.floor(cube / 36)), step(Math.floor(cube / 6) % 6), step(cube % 6)];
}

/**
 * The code of the nearest of the 16 colours that themes define, or nothing for a grey. Bright ones only where the
 * background is known to be dark; but for blue, which is hard to read on black.
 */
export function nearest16(color: Rgb, background: Background): number | undefined {
  const [red, green, blue] = color;
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (most === 0 || span / most < 0.2) return undefined;
  const code = hueCode(hueOf(color, most, span));
  const bright = background === 'dark' || (code === 34 && background === undefined);
  return bright ? code + 60 : code;
}

/** Degrees, 0 is red. */
function hueOf([red, green, blue]: Rgb, most: number, span: number): number {
  if (most === red) return (60 * (green - blue)) / span + (green < blue ? 360 : 0);
  if (most === green) return 120 + (60 * (blue - red)) / span;
  return 240 + (60 * (red - green)) / span;
}

function hueCode(hue: number): number {
  if (hue < 18 || hue >= 340) return 31;
  if (hue < 70) return 33;
  if (hue < 165) return 32;
  if (hue < 200) return 36;
  if (hue < 252) return 34;
  return 35;
}

function mix(color: Rgb, share: number, target: 0 | 1): Rgb {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const linear = toLinear(channel);
    return fromLinear(linear + (target - linear) * share);
  });
  return [red, green, blue];
}

function toLinear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function fromLinear(linear: number): number {
  const part = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, part)) * 255);
}

/** Squared distance, weighted as the eye weighs the channels; only good for comparing. */
function distanceOf([r1, g1, b1]: Rgb, [r2, g2, b2]: Rgb): number {
  const mean = (r1 + r2) / 2;
  return (2 + mean / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - mean) / 256) * (b1 - b2) ** 2;
}
