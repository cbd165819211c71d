import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../../src/artifacts/artifact.ts';
import { kubernetes } from '../../../src/artifacts/checkers/kubernetes.ts';
import { checkText, verdict } from './check-text.ts';

const MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LEVEL: info
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  labels: { app: api }
spec:
  replicas: 2
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      volumes:
        - name: cache
          emptyDir: {}
      containers:
        - name: api
          image: shop/api:1.2.0
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LEVEL
              valueFrom:
                configMapKeyRef: { name: settings, key: LEVEL }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { cpu: "1", memory: 256Mi }
          readinessProbe:
            httpGet: { path: /ready, port: http }
          volumeMounts:
            - name: cache
              mountPath: /cache
---
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
    - port: 80
      targetPort: http
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: api
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: api
                port: { number: 80 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: api
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 5
`;

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('the checker of Kubernetes manifests', () => {
  it('reads a whole manifest', async () => {
    expect(await verdict(kubernetes, MANIFEST)).toEqual(['validated']);
  });

  it.each([
    ['a misspelt key', 'containerPort', 'containrPort', 'unknown-key', 'containrPort'],
    ['a key at the wrong place', '  replicas: 2\n', '  image: x\n  replicas: 2\n', 'unknown-key', '  image: x'],
    ['text for a number', 'replicas: 2', 'replicas: two', 'wrong-value', 'replicas'],
    ['a number for text', 'LEVEL: info', 'LEVEL: 3', 'wrong-value', 'LEVEL: 3'],
    ['a quantity that is none', '128Mi', '128Mb', 'wrong-value', '128Mb'],
    ['a value that is none', 'pathType: Prefix', 'pathType: prefix', 'wrong-value', 'pathType'],
    ['a missing key', '  selector:\n    matchLabels:\n      app: api\n', '', 'missing-key', 'spec:\n  replicas'],
    ['a missing image', '          image: shop/api:1.2.0\n', '', 'missing-key', '        - name: api'],
    ['a missing name', 'metadata:\n  name: settings\n', '', 'missing-key', 'apiVersion'],
    ['a missing kind', 'kind: Deployment\n', '', 'missing-key', 'apiVersion: apps'],
    ['a kind that is none', 'kind: Deployment\nmeta', 'kind: Deploymnet\nmeta', 'unknown-kind', 'kind: Deploymnet'],
    [
      'a kind of another version',
      'apiVersion: apps/v1\nkind',
      'apiVersion: v1\nkind',
      'unknown-kind',
      'apiVersion: v1\nkind: Depl',
    ],
    [
      'a version that is none',
      'apiVersion: apps/v1\nkind',
      'apiVersion: app/v1\nkind',
      'unknown-version',
      'apiVersion: app/',
    ],
    [
      'a selector that misses its pods',
      'matchLabels:\n      app: api',
      'matchLabels:\n      app: web',
      'selector',
      '      app: web',
    ],
    [
      'a service that selects nobody',
      '  selector:\n    app: api',
      '  selector:\n    app: apis',
      'selector',
      '    app: apis',
    ],
    ['a port that has no name', 'targetPort: http', 'targetPort: web', 'unknown-port', 'targetPort'],
    ['a probe of no port', 'port: http }', 'port: web }', 'unknown-port', 'httpGet'],
    [
      'a mount of no volume',
      'volumeMounts:\n            - name: cache',
      'volumeMounts:\n            - name: cash',
      'unknown-volume',
      '- name: cash',
    ],
    ['a request above its limit', '128Mi', '1Gi', 'request-above-limit', 'requests'],
    ['a port of no service', 'number: 80', 'number: 8080', 'unknown-port', 'port: { number'],
    [
      'a target that is nearly there',
      'kind: Deployment, name: api',
      'kind: Deployment, name: ap',
      'unknown-reference',
      'scaleTargetRef',
    ],
    ['a key that the settings lack', 'key: LEVEL', 'key: LEVELS', 'unknown-config-key', 'configMapKeyRef'],
    ['limits the wrong way round', 'minReplicas: 2', 'minReplicas: 9', 'replicas', 'minReplicas'],
    ['a name that is none', 'name: settings\ndata', 'name: Settings_1\ndata', 'bad-name', 'name: Settings_1'],
    ['a port too high', 'containerPort: 8080', 'containerPort: 80800', 'bad-port', 'containerPort'],
  ])('finds %s', async (_, from, to, rule, place) => {
    expect(MANIFEST).toContain(from);
    const text = MANIFEST.replace(from, to);
    expect(await verdict(kubernetes, text)).toContain(`error kubernetes/${rule} ${lineOf(text, place)}`);
  });

  it('looks for what an object names in the other artifacts of the document', async () => {
    const [settings = '', deployment = ''] = MANIFEST.split('---\n');
    const other = settings.replace('LEVEL: info', 'MODE: x');
    const artifacts = [other, deployment].map((text, index) => ({
      ...{ index, kind: 'kubernetes', text, line: 1, firstLine: 1, fragment: false, unclosed: false },
    })) as Artifact[];
    const [first, second] = await kubernetes.check(artifacts, { signal: new AbortController().signal });
    expect(first?.findings).toEqual([]);
    expect(second?.findings.map(({ rule }) => rule)).toEqual(['kubernetes/unknown-config-key']);
  });

  it('warns of a version that is served no more', async () => {
    const text = 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: a\nspec: {}\n';
    expect(await verdict(kubernetes, text)).toEqual(['warning kubernetes/removed-version 1']);
  });

  it.each([
    [
      'a kind of an extension',
      'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: a\nspec:\n  x: 1',
      'parsed',
    ],
    ['a service of another group', 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: a', 'parsed'],
    [
      'a kustomization',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]',
      'parsed',
    ],
    ['a template', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}', 'not checked'],
    ['values of a chart', 'image:\n  tag: v1', 'not checked'],
    [
      'a patch',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          env: []',
      'validated',
    ],
    ['an excerpt', 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 3', 'validated'],
    ['names to be filled in', 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: <your-name>', 'validated'],
    [
      'empty parts',
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n  annotations:\n  labels:\n',
      'validated',
    ],
  ])('has no objection to %s', async (_, text, proof) => {
    expect(await verdict(kubernetes, text)).toEqual([proof]);
  });

  it('reads the items of a list', async () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: a\n      lables: {}\n';
    expect(await verdict(kubernetes, text)).toEqual(['error kubernetes/unknown-key 8']);
  });

  it('only notes an image without a version', async () => {
    const { findings } = await checkText(kubernetes, MANIFEST.replace(':1.2.0', ''));
    expect(findings).toMatchObject([{ level: 'note', rule: 'kubernetes/unpinned-image', line: 28 }]);
  });
});
