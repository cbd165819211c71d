import ipaddr from 'ipaddr.js';

/** Why nothing is sent to a host or an address, as the rest of "… is"; undefined where something may be. */
export type WhyRefused = (hostOrAddress: string) => string | undefined;

const OWN = 'in your own network';

/** What a range is, by the name that `ipaddr.js` gives it; any other but `unicast` is reserved. */
const RANGES: Record<string, string> = {
  loopback: 'this machine itself',
  unspecified: 'this machine itself',
  private: OWN,
  uniqueLocal: OWN,
  carrierGradeNat: OWN,
  deprecatedSiteLocal: OWN,
  linkLocal: `${OWN}, where cloud machines find their credentials`,
  multicast: 'no single machine',
  broadcast: 'no single machine',
};

/** Endings that never leave a network: RFC 6762, RFC 6761, RFC 8375, and what routers and clouds use. */
const OWN_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/** A machine that Azure gives its guests, in the midst of public addresses. */
const METADATA = '168.63.129.16';

/**
 * Whether a host's name, or an IP address in any form, is one that only this machine or its own network knows. A name
 * that passes says nothing yet of the addresses it stands for: these are to be asked about too.
 *
 * @param hostOrAddress as in a URL, in lower case, IPv6 with or without its brackets
 */
export const whyRefused: WhyRefused = (hostOrAddress) => {
  const bare = hostOrAddress.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare)) return addressReason(ipaddr.process(bare));
  if (OWN_NAMES.test(bare) || !bare.includes('.')) return OWN;
  return undefined;
};

function addressReason(address: ipaddr.IPv4 | ipaddr.IPv6): string | undefined {
  const range = address.range();
  // A gateway from IPv6 turns it into the IPv4 address in its last four bytes.
  if (range === 'rfc6052') return addressReason(new ipaddr.IPv4(address.toByteArray().slice(-4)));
  if (range !== 'unicast') return RANGES[range] ?? 'reserved';
  if (address.toString() === METADATA) return RANGES.linkLocal;
  // What lies outside of 2000::/3 is not handed out.
  if (address.kind() === 'ipv6' && ((address.toByteArray()[0] ?? 0) & 0xe0) !== 0x20) return 'reserved';
  return undefined;
}
