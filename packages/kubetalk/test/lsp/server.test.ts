import type { CodeAction, CompletionItem, Hover, Location, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { Editor } from './client';

const api = `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
        - name: api
          image: api:1
          env:
            - {name: DB_URL, value: 'mongodb://db:27017/books'}
            - name: MODE
              valueFrom: {configMapKeyRef: {name: settings, key: mode}}
          ports: [{name: web, containerPort: 8080}]
          readinessProbe: {httpGet: {port: web}}
`;
const db = `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  selector: {type: database}
  ports:
    - port: 27017
      targetPort: mongo
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: db}
spec:
  selector: {matchLabels: {type: database}}
  template:
    metadata: {labels: {type: database}}
    spec:
      containers:
        - name: mongo
          image: mongo:7.0
          ports: [{name: mongo, containerPort: 27017}]
          readinessProbe: {tcpSocket: {port: mongo}}
`;
const rest = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: fast}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: to-db}
spec:
  podSelector: {matchLabels: {type: database}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: api}}}]
      ports: [{port: 27017}]
`;
const files = { 'k8s/api.yaml': api, 'k8s/db.yaml': db, 'k8s/rest.yaml': rest };

let editor: Editor;
beforeAll(async () => {
  editor = new Editor(files);
  await editor.start();
  for (const file of Object.keys(files)) await editor.open(file);
});
beforeEach(async () => {
  for (const [file, text] of Object.entries(files)) await editor.type(file, editor.text(file), text);
});
afterAll(() => editor.stop());

test('a finding appears while one types, before a file is saved, in the files of both ends; and goes', async () => {
  const broken = ['k8s/db.yaml:6: service-selects-nothing'];
  await editor.type('k8s/db.yaml', 'selector: {type: database}', 'selector: {type: databse}');
  expect(await editor.shows(broken)).toEqual(broken);
  expect(editor.diagnostics('k8s/db.yaml')[0]).toEqual({
    range: editor.range('k8s/db.yaml', 'selector: {type: databse}'),
    severity: 1,
    code: 'service-selects-nothing',
    source: 'kubetalk',
    message:
      'Service db: selector type=databse matches no Pod; Deployment db has type=database: did you mean that?\n' +
      "fix: make the Service's selector the labels of the Pods that it is for",
    data: expect.any(String),
  });
  await editor.type('k8s/db.yaml', 'selector: {type: databse}', 'selector: {type: database}');
  expect(await editor.shows([])).toEqual([]);
});

test('a text that is no YAML while one types is a finding of its own, and the other files are still looked at', async () => {
  await editor.type('k8s/rest.yaml', 'data: {mode: fast}', 'data: {mode: fast');
  const broken = ['k8s/api.yaml:15: reference-missing', 'k8s/rest.yaml:5: unreadable'];
  expect(await editor.shows(broken)).toEqual(broken);
});

test('settings that are wrong are shown at their line, and those of levels count once they are saved', async () => {
  await editor.open('kubetalk.yaml', 'chekcs: {}\n');
  await editor.save('kubetalk.yaml');
  expect(await editor.shows(['kubetalk.yaml:1: undefined'])).toEqual(['kubetalk.yaml:1: undefined']);
  await editor.type('kubetalk.yaml', 'chekcs: {}', 'checks: {service-selects-nothing: off}');
  await editor.save('kubetalk.yaml');
  await editor.type('k8s/db.yaml', 'selector: {type: database}', 'selector: {type: databse}');
  expect(await editor.shows([])).toEqual([]);
  await editor.type('kubetalk.yaml', editor.text('kubetalk.yaml'), '\n');
  await editor.save('kubetalk.yaml');
});

const hover = async (file: string, word: string) => {
  const shown = await editor.ask<Hover | null>('hover', file, word);
  return shown && [editor.places([{ uri: editor.uri(file), range: shown.range as Range }])[0], shown.contents];
};
const markdown = (value: string) => ({ kind: 'markdown', value });

test('hover on a host shows its Service: ports, who is behind it, and who calls it', async () => {
  expect(await hover('k8s/api.yaml', 'db:27017')).toEqual([
    'k8s/api.yaml:13: db',
    markdown(`**Service \`db\`** (ClusterIP, namespace \`default\`)

Selector: \`type=database\`

Ports:

- 27017 → \`mongo (27017)\`

Behind it:

- \`Deployment db\`, 1 Pod, ports \`mongo 27017\`

Called by:

- \`Deployment api\` (\`DB_URL\`)`),
  ]);
});

test('hover on a label of a policy shows what the policy does to each call', async () => {
  expect(await hover('k8s/rest.yaml', 'database}')).toEqual([
    'k8s/rest.yaml:10: database',
    expect.objectContaining({
      value: expect.stringContaining(`**\`NetworkPolicy to-db\`** restricts ingress of the Pods with \`type=database\`

Selects:

- \`Deployment db\`, 1 Pod, ports \`mongo 27017\`

Does to calls:

- allows \`Deployment api → Deployment db:27017\` (ingress)`),
    }),
  ]);
});

test('hover on a host says which policy cuts the call', async () => {
  await editor.type('k8s/rest.yaml', '{app: api}', '{app: web}');
  const [, shown] = (await hover('k8s/api.yaml', 'db:27017')) ?? [];
  expect(shown).toEqual(
    markdown(expect.stringContaining('`Deployment api` (`DB_URL`): **cut by `NetworkPolicy to-db` (ingress)**')),
  );
});

test('hover on a key shows its value, who uses it, and never what a Secret holds', async () => {
  expect(await hover('k8s/api.yaml', 'mode}')).toEqual([
    'k8s/api.yaml:15: mode',
    markdown('**Key `mode`** of `ConfigMap settings`\n\nValue: `fast`\n\nUsed by:\n\n- `Deployment api`'),
  ]);
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {password: abc}\n';
  await editor.open('k8s/secret.yaml', secret);
  await editor.save('k8s/secret.yaml');
  expect(await hover('k8s/secret.yaml', 'password')).toEqual([
    'k8s/secret.yaml:4: password',
    markdown('**Key `password`** of `Secret login`\n\nUsed by: nothing'),
  ]);
});

test('hover on what stands for nothing shows nothing', async () => {
  expect(await hover('k8s/api.yaml', 'image')).toBeNull();
});

test.each([
  ['a host', 'k8s/api.yaml', 'db:27017', ['k8s/db.yaml:4: db']],
  ['the port behind it', 'k8s/api.yaml', '27017/books', ['k8s/db.yaml:8: 27017']],
  ['the name of a Service, to its Pods', 'k8s/db.yaml', 'db\nspec', ['k8s/db.yaml:13: db']],
  ['a selector', 'k8s/db.yaml', 'database}', ['k8s/db.yaml:13: db']],
  ['a port of a Service, to that of the Pods', 'k8s/db.yaml', '27017\n', ['k8s/db.yaml:22: 27017']],
  ['a targetPort', 'k8s/db.yaml', 'mongo\n---', ['k8s/db.yaml:22: 27017']],
  ['the name of a ConfigMap', 'k8s/api.yaml', 'settings', ['k8s/rest.yaml:3: settings']],
  ['its key', 'k8s/api.yaml', 'mode}', ['k8s/rest.yaml:4: mode']],
  ['a port of a policy', 'k8s/rest.yaml', '27017', ['k8s/db.yaml:22: 27017']],
])('go to definition leads from %s', async (_, file, word, places) => {
  expect(editor.places((await editor.ask<Location[]>('definition', file, word)) ?? [])).toEqual(places);
});

test('references of a Service are its host in every caller, and what else names it', async () => {
  const references = (includeDeclaration: boolean) =>
    editor.ask<Location[]>('references', 'k8s/db.yaml', 'db\nspec', { context: { includeDeclaration } });
  expect(editor.places(await references(false))).toEqual(['k8s/db.yaml:17: database', 'k8s/api.yaml:13: db']);
  expect(editor.places(await references(true))).toEqual([
    'k8s/db.yaml:4: db',
    'k8s/db.yaml:17: database',
    'k8s/api.yaml:13: db',
  ]);
});

const rename = async (file: string, word: string, newName: string) =>
  editor.edited(await editor.ask<WorkspaceEdit>('rename', file, word, { newName }));

test('rename of a Service, from any place that names it, changes all of them', async () => {
  const renamed = {
    'k8s/db.yaml': db.replace('  name: db\n', '  name: mongo-db\n'),
    'k8s/api.yaml': api.replace('//db:', '//mongo-db:'),
  };
  expect(await rename('k8s/db.yaml', 'db\nspec', 'mongo-db')).toEqual(renamed);
  expect(await rename('k8s/api.yaml', 'db:27017', 'mongo-db')).toEqual(renamed);
});

test('rename of the port of a Service changes its callers, and of a port by its name whatever names it', async () => {
  expect(await rename('k8s/db.yaml', '27017\n', '27018')).toEqual({
    'k8s/db.yaml': db.replace('port: 27017\n', 'port: 27018\n'),
    'k8s/api.yaml': api.replace('db:27017', 'db:27018'),
  });
  expect(await rename('k8s/db.yaml', 'mongo\n---', 'driver')).toEqual({
    'k8s/db.yaml': db
      .replace('targetPort: mongo', 'targetPort: driver')
      .replace('{name: mongo,', '{name: driver,')
      .replace('{port: mongo}', '{port: driver}'),
  });
});

test('a caller that names the host alone does not keep its port from being renamed', async () => {
  await editor.type('k8s/api.yaml', "DB_URL, value: 'mongodb://db:27017/books'", 'DB_HOST, value: db');
  expect(await rename('k8s/db.yaml', '27017\n', '27018')).toEqual({
    'k8s/db.yaml': db.replace('port: 27017\n', 'port: 27018\n'),
  });
});

test('a rename that would break a path is refused', async () => {
  await expect(rename('k8s/db.yaml', 'db\nspec', 'Not_A_Name')).rejects.toThrow('breaks a path');
});

test.each([
  ['a label', 'k8s/db.yaml', 'selector: {type: database}', 'selector: {type: databse}', 'Change databse to database'],
  ['the name of a port', 'k8s/db.yaml', 'targetPort: mongo', 'targetPort: mongoo', 'Change mongoo to mongo'],
  ['the port of a call', 'k8s/api.yaml', 'db:27017', 'db:27071', 'Change 27071 to 27017'],
  ['a key', 'k8s/api.yaml', 'key: mode', 'key: moed', 'Change moed to mode'],
  ['the name of an object', 'k8s/api.yaml', 'name: settings', 'name: setings', 'Change setings to settings'],
  ['a field', 'k8s/db.yaml', 'selector: {type', 'selecter: {type', 'Change selecter to selector'],
])('a quick fix makes of %s what was meant', async (_, file, right, wrong, title) => {
  expect(await editor.shows([])).toEqual([]);
  await editor.type(file, right, wrong);
  const range = editor.range(file, wrong);
  const context = { diagnostics: await editor.proposals(file) };
  const actions = await editor.request<CodeAction[]>('codeAction', file, { range, context });
  const all = actions.map((action) => [action.title, editor.edited(action.edit as WorkspaceEdit)]);
  expect(all).toEqual([[title, { [file]: (files as Record<string, string>)[file] }]]);
});

test.each([
  ['a host', 'k8s/api.yaml', "'mongodb://db:27017/books'}", "'mongodb://", ['db']],
  ['the port behind it', 'k8s/api.yaml', "27017/books'}", '', ['27017']],
  ['a key', 'k8s/api.yaml', 'mode}', '', ['mode']],
  ['the name of a port', 'k8s/db.yaml', 'mongo\n---', '', ['web', '8080', 'mongo', '27017']],
])('%s is completed, in a text that is no YAML at the moment', async (_, file, before, after, words) => {
  await editor.type(file, before, `${after}@`);
  const { start } = editor.range(file, '@');
  await editor.type(file, '@', '\n');
  const items = await editor.request<CompletionItem[]>('completion', file, { position: start });
  expect(items.map(({ label }) => label)).toEqual(words);
});

test('the server ends with the editor', async () => {
  const other = new Editor({});
  await other.start();
  expect(await other.stop()).toBe(0);
});

test('what Argo CD applies of a folder is checked as it goes to the cluster, while one types', async () => {
  const spec = { source: { repoURL: '', path: 'k8s' }, destination: { namespace: 'shop' } };
  const argo = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'shop' }, spec };
  const other = new Editor({ '.git/HEAD': '', 'argo.yaml': JSON.stringify(argo), 'k8s/db.yaml': db });
  await other.start();
  await other.open('k8s/db.yaml');
  for (const wrong of ['databse', 'datbase']) {
    await other.type('k8s/db.yaml', 'selector: {type: database}', `selector: {type: ${wrong}}`);
    expect(await other.shows(['k8s/db.yaml:6: service-selects-nothing'])).toHaveLength(1);
    expect(other.diagnostics('k8s/db.yaml')[0]?.message).toContain('Service db: selector');
    await other.type('k8s/db.yaml', `selector: {type: ${wrong}}`, 'selector: {type: database}');
    expect(await other.shows([])).toEqual([]);
  }
  const hover = await other.ask<Hover>('hover', 'k8s/db.yaml', 'db\n');
  expect(JSON.stringify(hover?.contents ?? '')).toContain('namespace `shop`');
  await other.stop();
});
