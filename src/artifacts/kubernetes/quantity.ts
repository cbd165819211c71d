const FACTORS: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a quantity of Kubernetes stands for (`500m` is 0.5, `1Gi` is 1073741824); undefined for any other text. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(value));
  if (!parts) return undefined;
  return Number(`${parts[1]}${parts[2] ?? ''}`) * (FACTORS[parts[3] ?? ''] ?? 1);
}
