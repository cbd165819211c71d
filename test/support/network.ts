import { Socket } from 'node:net';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

const connect = Socket.prototype.connect;

/** From here on, a connection to anything but this machine throws, with the host in the message. */
export function refuseTheNetwork(): void {
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (!LOOPBACK.test(host)) throw new Error(`A test tried to reach ${host}: tests stay on this machine.`);
    return Reflect.apply(connect, this, args);
  } as typeof connect;
}

/** `connect` takes `(options)`, `(port, host)`, or, from node's own callers, the two packed into one array. */
function hostOf([first, second]: unknown[]): string {
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null && 'host' in first && first.host) return String(first.host);
  return typeof first === 'number' && typeof second === 'string' ? second : 'localhost';
}
