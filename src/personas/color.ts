/** Colours by name: the eight that agent files have, CSS names seen in the wild, and roles of a theme. */
const HEX: Record<string, string> = {
  red: '#ef4444',
  blue: '#3b82f6',
  green: '#22c55e',
  yellow: '#eab308',
  purple: '#a855f7',
  orange: '#f97316',
  pink: '#ec4899',
  cyan: '#06b6d4',
  teal: '#14b8a6',
  turquoise: '#40e0d0',
  aqua: '#06b6d4',
  indigo: '#6366f1',
  violet: '#8b5cf6',
  lavender: '#b57edc',
  magenta: '#d946ef',
  fuchsia: '#d946ef',
  rose: '#f43f5e',
  crimson: '#dc143c',
  maroon: '#b03060',
  coral: '#ff7f50',
  salmon: '#fa8072',
  peach: '#ffb07c',
  amber: '#f59e0b',
  gold: '#d4a017',
  bronze: '#cd7f32',
  brown: '#a0714f',
  olive: '#808000',
  lime: '#84cc16',
  mint: '#3eb489',
  emerald: '#10b981',
  sky: '#0ea5e9',
  navy: '#3b5bdb',
  azure: '#3399ff',
  slate: '#64748b',
  steel: '#64748b',
  silver: '#a8a8a8',
  gray: '#808080',
  grey: '#808080',
  white: '#f5f5f5',
  black: '#4b5563',
  primary: '#3b82f6',
  secondary: '#64748b',
  accent: '#a855f7',
  success: '#22c55e',
  warning: '#f59e0b',
  error: '#ef4444',
  danger: '#ef4444',
  info: '#06b6d4',
};

/**
 * A colour as files write it, as `#rrggbb`: hex of 3, 6 or 8 digits (the last two, opacity, are dropped), or a name in
 * any case; of a compound (`metallic-blue`) the colour named last. Undefined for any other.
 */
export function paintable(written: string): string | undefined {
  const text = written.trim().toLowerCase();
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (hex && (text.startsWith('#') || hex.length === 6)) return `#${hex.length === 3 ? doubled(hex) : hex.slice(0, 6)}`;
  const named = text.match(/[a-z]+/g)?.findLast((word) => Object.hasOwn(HEX, word));
  if (named) return HEX[named];
  return Object.entries(HEX).find(([name]) => text.endsWith(name))?.[1];
}

function doubled(hex: string): string {
  return hex.replace(/./g, '$&$&');
}
