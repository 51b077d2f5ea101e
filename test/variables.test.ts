import { synthesize } from './synthesize';

test.each([
  [{ API_NODE_PORT: '80' }, 'API_NODE_PORT: nodePort 80 is outside 30000-32767'],
  [{ API_NODE_PORT: 'web' }, 'API_NODE_PORT: "web" is no number: use 30000 to 32767'],
  [{ API_IMAGE: 'two words' }, 'API_IMAGE: "two words" is no image: use repository:tag'],
  [{ API_PROGRAM: 'api' }, 'API_PROGRAM: api is for an API that is restarted: leave it out'],
  [{ DATABASE_IMAGE: ':8.0' }, 'DATABASE_IMAGE: ":8.0" is no image: use repository:tag'],
])('%j is refused with the names of the environment and the variable', (variables, fault) => {
  expect(() => synthesize('lesson', variables)).toThrow(new Error(`environment lesson: ${fault}`));
});

test('the program in an image of another name is one of its variables', () => {
  expect(synthesize('hardened', { API_PROGRAM: '/bin/api' })).toContain(
    '            - /bin/api\n            - go-demo-2-db:27017\n',
  );
  expect(() => synthesize('hardened', { API_PROGRAM: 'api --fast' })).toThrow(
    new Error('environment hardened: API_PROGRAM: "api --fast" is no program: use its name or path in the image'),
  );
});

test('a variable that the environment has no use for is refused, not ignored', () => {
  expect(() => synthesize('single-pod', { API_IMAGE: 'api:1' })).toThrow(
    new Error('environment single-pod: API_IMAGE: it does not read this variable: leave it out'),
  );
});

test('an empty variable means that it is not set', () => {
  expect(synthesize('lesson', { API_IMAGE: '' })).toBe(synthesize('lesson'));
});
