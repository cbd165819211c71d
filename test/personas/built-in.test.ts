import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { discoverBuiltIn } from '../../src/personas/discover.ts';
import { isGranted } from '../../src/personas/grant.ts';
import type { Persona } from '../../src/personas/persona.ts';
import { headingKey } from '../../src/text/headings.ts';

const AGENTS = fileURLToPath(new URL('../../agents/', import.meta.url));
const MCP = ['filesystem', 'git', 'github', 'brave', 'puppeteer'];

/** The frontmatter half of the table that the personas are held to. */
const TABLE: Record<
  string,
  { model: string; color?: string; tools: string[] | 'all' | 'not write, edit'; questions: string; report: string[] }
> = {
  'backend-architect': {
    model: 'opus',
    color: 'purple',
    tools: ['write', 'read', 'edit', 'bash', 'grep', 'glob', 'web_search', 'web_fetch'],
    questions: 'when-unclear',
    report: [
      'Overview',
      'API design',
      'Data model',
      'System structure',
      'Security',
      'Performance',
      'Delivery',
      'Decisions',
    ],
  },
  'contract-first': {
    model: 'inherit',
    tools: ['read', 'grep', 'glob', 'web_search', 'web_fetch'],
    questions: 'when-unclear',
    report: ['Data model', 'API contract', 'Failure modes', 'Decisions'],
  },
  'backend-engineer': {
    model: 'inherit',
    tools: 'not write, edit',
    questions: 'when-unclear',
    report: ['Overview', 'Detailed recommendations', 'Code examples', 'Risks and mitigations'],
  },
  'backend-elite': {
    model: 'inherit',
    color: 'blue',
    tools: 'all',
    questions: 'always',
    report: [
      ...['Architecture', 'Stack choice', 'Trade-offs', 'Implementation steps', 'Performance'],
      ...['Security', 'Maintenance', 'Monitoring', 'Diagrams'],
    ],
  },
  'backend-agent': {
    model: 'opus',
    color: '#60A5FA',
    tools: ['bash', 'read', 'write', 'edit', 'glob', 'grep', ...MCP.map((server) => `mcp__${server}__*`)],
    questions: 'when-unclear',
    report: ['Plan', 'Endpoints/Contracts', 'Database Impact', 'Tests', 'Risks & Rollbacks'],
  },
};
const ALL = [...Object.keys(TABLE), 'system-architect', 'security-engineer'];

let personas: Map<string, Persona>;
beforeAll(async () => {
  const { items, problems } = await discoverBuiltIn(AGENTS);
  expect(problems).toEqual([]);
  personas = new Map(items.map((persona) => [persona.slug, persona]));
});
const persona = (slug: string) => personas.get(slug) ?? expect.fail(`no ${slug}`);

test('there are these seven, in the order of the picker', () => {
  expect([...personas.keys()]).toEqual(ALL);
  expect(readdirSync(AGENTS).sort()).toEqual(ALL.map((slug) => `${slug}.md`).sort());
});

describe.each(Object.entries(TABLE))('%s', (slug, row) => {
  test('has its model, colour, permission mode, questions and report', () => {
    const { model, questions, report, permissionMode } = persona(slug);
    expect({ model, questions, report }).toEqual({ model: row.model, questions: row.questions, report: row.report });
    expect(permissionMode).toBe('default');
    if (row.color) expect(persona(slug).color).toBe(row.color);
  });

  test('has its tools', () => {
    const { tools } = persona(slug);
    if (row.tools === 'all') expect(tools).toEqual({ mode: 'inherit', granted: [], denied: [], unknown: [] });
    else if (row.tools === 'not write, edit')
      expect(tools).toMatchObject({ mode: 'inherit', denied: ['write', 'edit'] });
    else expect(tools).toEqual({ mode: 'list', granted: row.tools, denied: [], unknown: [] });
  });
});

test('backend-agent names its MCP servers, and may use all of their tools', () => {
  expect(persona('backend-agent').mcpServers).toEqual(MCP);
  for (const server of MCP) expect(isGranted(persona('backend-agent').tools, `mcp__${server}__anything`)).toBe(true);
});

test('contract-first hands over to the other two by name', () => {
  for (const slug of ['system-architect', 'security-engineer'])
    expect(persona('contract-first').prompt).toContain(slug);
});

describe.each(ALL)('%s', (slug) => {
  const text = () => readFileSync(`${AGENTS}${slug}.md`, 'utf8');

  test('is read without a remark, has a colour that can be painted, and no key beside those of Claude Code and ours', () => {
    expect(persona(slug)).toMatchObject({ name: slug, problems: [], accent: expect.stringMatching(/^#[0-9a-f]{6}$/) });
    expect(persona(slug).other).toBeUndefined();
  });

  test('is valid YAML for any strict parser, with a name and a description of its own', () => {
    const data: unknown = parse(text().split(/^---$/m)[1] ?? '', { strict: true, uniqueKeys: true });
    expect(data).toMatchObject({ name: slug, description: expect.stringContaining('<example>') });
  });

  test('says for every section of its report what that must hold', () => {
    const { prompt, report } = persona(slug);
    const held = prompt.slice(prompt.indexOf('## What the report holds'), prompt.indexOf('## Boundaries'));
    const named = [...held.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => headingKey(name));
    expect(named).toEqual(report.map(headingKey));
  });

  test('has a summary that starts with a short telling phrase, and well-formed examples', () => {
    const { summary, description } = persona(slug);
    expect(summary.split('.')[0]?.length).toBeLessThan(60);
    expect(description.match(/<example>\nContext: .+\nuser: ".+"\nassistant: ".+"\n<\/example>/g)).toHaveLength(
      description.split('<example>').length - 1,
    );
  });
});

describe('what each must cover stands in its text', () => {
  const COVERS: Record<string, string> = {
    'backend-architect': `OpenAPI|GraphQL|versioning|error format|one response shape|SQL or NoSQL|normalised|index|migrations|
      optimistic locking|caches|service boundaries|queues|events|circuit breaker|retry|scale horizontally|JWT|OAuth2|role-based|
      validation|rate limits|DDoS|encryption in transit and at rest|OWASP|connection pooling|lazy loading|memory|benchmark|
      containers|health|logs|traces|CI/CD|feature flags|without downtime|Node.js|Python|Go,|Java|Rust|Express|FastAPI|Gin|
      Spring Boot|PostgreSQL|MongoDB|Redis|Memcached|DynamoDB|RabbitMQ|Kafka|SQS|AWS|GCP|Azure|Vercel|Supabase|gateway|
      microservices|event sourcing|CQRS|serverless|domain-driven|hexagonal|service mesh|Istio|pagination|filtering and sorting|
      read replicas|sharding|audit trail|status codes|ship`,
    'contract-first': `data model|before any implementation|what happens when this fails|retries|backoff|circuit breaker|
      idempotency|rejected and why|integrity|contract|YAGNI|failure is normal|versioning|error handling|documentation|schema|
      indexes|query plans|migrations|authentication|authorization|input validation|secrets|caching|asynchronous|
      connection pooling|no frontend code|no business decisions|do not guess|you ask|/design|system-architect|security-engineer`,
    'backend-engineer': `requirements|bottleneck|attacked|gateway|circuit breakers|distributed tracing|caching|index|sharding|
      load balancing|validation|OAuth|JWT|encryption|audits|unit, integration, load|diff|error handling|trade-off|research|
      assumptions confirmed|deployment|races|injection|database schema|file:line|Django|Flask|Spring Boot|Kubernetes|event-driven|
      CI/CD|AWS|pipe`,
    'backend-elite': `requirements|constraints|existing infrastructure|before any solution|trade-off|steps|bottlenecks|
      vulnerabilities|improvements|monitoring|Node.js|Python|Java|Go|Rust|C#|microservices|serverless|REST|GraphQL|gRPC|NoSQL|
      caching|message queues|event-driven|AWS|GCP|Azure|compliance|DevOps|100k concurrent users|seconds|diagrams|tests|upkeep`,
    'backend-agent': `Node.js|TypeScript|Python|Go|Ruby|REST|GraphQL|gRPC|WebSockets|PostgreSQL|MySQL|MongoDB|Redis|JWT|OAuth|
      sessions|API keys|microservices|serverless|monoliths|RabbitMQ|SQS|Kafka|schema validation|idempotent|status code|RBAC|ABAC|
      secret|transactions|monitoring|compatib|rate limits|security headers|validation|background jobs|webhooks|profiling|
      injection|cross-site scripting|filesystem|github|brave|puppeteer|exactly five sections`,
    'system-architect': 'context|boundaries|data ownership|integration|evolution|teams|services',
    'security-engineer': `assets|STRIDE|spoofing|tampering|repudiation|disclosure|denial of service|elevation|authentication|
      authorization|input|secrets|supply chain|severity`,
  };

  test.each(Object.entries(COVERS))('%s', (slug, words) => {
    const { description, prompt } = persona(slug);
    const text = `${description}\n${prompt}`.toLowerCase();
    const missing = words.split('|').filter((word) => !text.includes(word.trim().toLowerCase()));
    expect(missing).toEqual([]);
  });
});
