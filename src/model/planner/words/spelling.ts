/** One name in the spellings that its places ask for. All take lower-case words parted by spaces or underscores. */

/** `purchase order` → `purchase_order`: for tables and columns. Letters outside a–z lose their marks or go. */
export function snake(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');
  return /^\d/.test(name) ? `n_${name}` : name;
}

/** `purchase_order` → `purchaseOrder`. */
export function camel(name: string): string {
  return snake(name).replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `purchase_order` → `PurchaseOrder`: for schemas and types. */
export function pascal(name: string): string {
  const spelt = camel(name);
  return spelt.charAt(0).toUpperCase() + spelt.slice(1);
}

/** `purchase_order` → `purchase-order`: for paths. */
export function kebab(name: string): string {
  return snake(name).replaceAll('_', '-');
}

/** The first letter large, the rest as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The items of a comma-separated note: trimmed, empty ones gone. */
export function items(note: string): string[] {
  return note
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
