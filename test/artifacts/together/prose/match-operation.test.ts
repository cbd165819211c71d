import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../src/artifacts/together/design.ts';
import { endpointsIn } from '../../../../src/artifacts/together/prose/endpoints.ts';
import { isSlip } from '../../../../src/artifacts/together/prose/is-slip.ts';
import { matchOperation } from '../../../../src/artifacts/together/prose/match-operation.ts';

function operation(method: string, path: string, bases: string[] = []): Operation {
  const id = { name: 'id', type: 'string', format: 'uuid', nullable: false, required: true, isList: false, line: 1 };
  return {
    from: 'openapi',
    method,
    path,
    bases,
    statuses: [],
    parameters: [{ name: 'id', in: 'path', required: true, shape: id, line: 1 }],
    responseHeaders: [],
    request: [],
    responses: [],
    words: '',
    line: 1,
  };
}

const API = [
  operation('GET', '/orders', ['/v1']),
  operation('POST', '/orders', ['/v1']),
  operation('GET', '/orders/{id}', ['/v1']),
  operation('POST', '/orders/{id}:cancel', ['/v1']),
  operation('POST', '/orders/{id}/pay', ['/v1']),
];

describe('a call', () => {
  it.each([
    ['GET', '/orders'],
    ['HEAD', '/orders'],
    ['GET', '/v1/orders'],
    ['GET', '/api/v1/orders/42'],
    ['GET', '/orders/:orderId'],
    ['GET', '/orders/<id>'],
    ['GET', '/orders/me'],
    ['POST', '/v1/orders/{order_id}:cancel'],
    ['POST', '/v1/orders/*'],
  ])('%s %s is known', (method, path) => {
    expect(matchOperation(API, method, path).is).toBe('known');
  });

  it.each([
    ['DELETE', '/v1/orders', 'other-method'],
    ['GET', '/v2/orders', 'other-version'],
    ['POST', '/v1/orders/{id}/refund', 'near'],
    ['GET', '/v1/orders/search', 'near'],
    ['POST', '/v1/order', 'near'],
    ['POST', '/v1/customers', 'unknown'],
    ['POST', '/v1/orders/{id}/lines/{line}', 'unknown'],
  ])('%s %s is not: %s', (method, path, is) => {
    expect(matchOperation(API, method, path).is).toBe(is);
  });
});

describe('endpoints in a text', () => {
  it.each([
    ['`POST /v1/orders`, then', ['POST /v1/orders']],
    ['`GET` `/orders/{id}`.', ['GET /orders/{id}']],
    ['GET|PUT /a?x=1', ['GET /a', 'PUT /a']],
    ['`PUT` and `DELETE /a/b/`', ['PUT /a/b', 'DELETE /a/b']],
    ['POST https://api.example.com/v1/a', ['POST /v1/a']],
    ['POST https://hooks.slack.com/v1/a', []],
    ['GET /a/… and GET / and TARGET /x', []],
  ])('%s', (text, calls) => {
    expect(endpointsIn(text).map(({ method, path }) => `${method} ${path}`)).toEqual(calls);
  });
});

describe('a slip', () => {
  it.each([
    ['shipped', 'shiped', true],
    ['orders', 'oredrs', true],
    ['customer_id', 'costumer_id', true],
    ['paid', 'said', false],
    ['order_v1', 'order_v2', false],
    ['created_at', 'updated_at', false],
    ['same', 'same', false],
  ])('%s, %s: %s', (a, b, is) => {
    expect(isSlip(a, b)).toBe(is);
    expect(isSlip(b, a)).toBe(is);
  });
});
