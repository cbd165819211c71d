import type { Finding } from '../../session/finding.ts';
import type { LineOf } from './compose-references.ts';
import { isInterpolated } from './compose-shapes.ts';

type Mapping = Record<string, unknown>;
type Published = { host: string; port: number; protocol: string };

const SHORT =
  /^(?:(?<host>\[[\da-fA-F:.%]+\]|\d+\.\d+\.\d+\.\d+|localhost|[a-z][\w.-]*):)?(?:(?<published>\d+(?:-\d+)?)?:)?(?<target>\d+(?:-\d+)?)(?:\/(?<protocol>tcp|udp|sctp))?$/i;

/** Ports that are not written as Compose reads them, are none, or are taken twice on the host. */
export function portFindings(services: readonly [string, Mapping][], lineOf: LineOf): Finding[] {
  const taken = new Map<string, string>();
  const findings = services.flatMap(([name, service]) =>
    (Array.isArray(service.ports) ? service.ports : []).flatMap((port: unknown, at): Finding[] => {
      const line = lineOf(['services', name, 'ports', at]);
      if (typeof port === 'string' && isInterpolated(port)) return [];
      const published = publishedBy(port);
      if (typeof published === 'string') return [{ level: 'error', rule: 'compose/port', message: published, line }];
      return published.flatMap(({ host, port: number, protocol }): Finding[] => {
        const key = `${number}/${protocol}`;
        const other = taken.get(`${host} ${key}`) ?? taken.get(` ${key}`);
        taken.set(`${host} ${key}`, name);
        // Services of different profiles need not run together.
        if (other === undefined || (other !== name && service.profiles !== undefined)) return [];
        const whose = other === name ? 'twice by this service' : `by \`${other}\` and \`${name}\``;
        return [
          {
            level: 'error',
            rule: 'compose/duplicate-port',
            message: `Port ${number} of the host is taken ${whose}.`,
            line,
          },
        ];
      });
    }),
  );
  // Several pairs are alternatives, of which only one is started.
  const isTaken = ({ rule }: Finding): boolean => rule === 'compose/duplicate-port';
  if (findings.filter(isTaken).length < 2) return findings;
  return findings.map((found) => (isTaken(found) ? { ...found, level: 'warning' } : found));
}

/** The ports of the host that an entry takes; or a sentence on what is wrong with it. */
function publishedBy(entry: unknown): Published[] | string {
  if (typeof entry === 'number') {
    if (Number.isInteger(entry) && entry > 0 && entry < 65_536) return [];
    return `\`${entry}\` is no port: a pair of ports must stand in quotes, or YAML may read it as one number.`;
  }
  if (typeof entry === 'object' && entry !== null) return publishedByLong(entry as Mapping);
  const text = String(entry).trim();
  const parts = SHORT.exec(text)?.groups;
  if (!parts) return `\`${text.slice(0, 60)}\` is not a port as Compose writes it, such as \`"8080:80"\`.`;
  const { host = '', published, target = '', protocol = 'tcp' } = parts;
  const numbers = [...(published?.split('-') ?? []), ...target.split('-')].map(Number);
  const bad = numbers.find((number) => number < 1 || number > 65_535);
  if (bad !== undefined && !(bad === 0 && published === '0'))
    return `\`${text}\` names port ${bad}; ports go from 1 to 65535.`;
  if (published === undefined || published.includes('-') || published === '0') return [];
  return [{ host: normal(host), port: Number(published), protocol: protocol.toLowerCase() }];
}

function publishedByLong({ published, target, protocol, host_ip: host, mode }: Mapping): Published[] | string {
  if (target === undefined) return 'A port in the long form needs its `target`.';
  const port = Number(published);
  if (published === undefined || !Number.isInteger(port) || mode === 'ingress') return [];
  if (port < 0 || port > 65_535) return `Port ${port} does not exist; ports go from 1 to 65535.`;
  return [{ host: normal(String(host ?? '')), port, protocol: String(protocol ?? 'tcp') }];
}

function normal(host: string): string {
  return host === '0.0.0.0' || host === '[::]' ? '' : host;
}
