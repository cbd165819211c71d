import type { Domain } from '../knowledge/domain.ts';
import { singular } from '../words/plural.ts';
import type { Quantity } from './quantities.ts';
import type { Token } from './tokens.ts';
import type { Wish } from './wishes.ts';

/** `300 clinics` where the field is that of clinics: several of those whose data it is. */
export function countedTenants(quantities: readonly Quantity[], tenant: string): Quantity | undefined {
  return quantities.find(
    ({ unit, of, per, value }) =>
      unit === 'count' && per === undefined && value > 1 && singular(of.split(' ').at(-1) ?? '') === tenant,
  );
}

/** That several tenants share the system, as far as the brief counts them and the field keeps none of its own. */
export function tenantWish(
  field: Domain | undefined,
  quantities: readonly Quantity[],
  found: readonly Token[],
): Wish[] {
  if (field === undefined || Object.hasOwn(field.entities, field.tenant)) return [];
  const counted = countedTenants(quantities, field.tenant);
  if (counted === undefined) return [];
  const at = found.findIndex(({ word }) => singular(word) === field.tenant);
  return [
    { topic: 'tenancy', key: 'many', name: 'many tenants', wanted: true, at: Math.max(0, at), words: counted.text },
  ];
}
