import { celHolds } from '../../src/kubernetes/schema/cel';

const holds = (rule: string) => celHolds(rule, new Map());

// An API server of Kubernetes 1.36 gives the same verdicts.
test.each([
  "url('https://a.example:80/x y?k=1&k=2').getScheme() == 'https'",
  "url('https://a.example:80/').getHost() == 'a.example:80' && url('https://a.example:80/').getPort() == '80'",
  "url('https://[::1]:80/').getHostname() == '::1' && url('/x').getHost() == ''",
  "url('https://a.example/p q').getEscapedPath() == '/p%20q'",
  "url('https://a.example/?k=1&k=2').getQuery()['k'] == ['1', '2']",
  "isURL('/absolute') && !isURL('relative') && !isURL('')",
  "ip('192.168.0.1').family() == 4 && ip('FE80::1').family() == 6",
  "string(ip('2001:DB8:0::1')) == '2001:db8::1' && ip('::1') == ip('0:0::1')",
  "ip.isCanonical('2001:db8::abcd') && !ip.isCanonical('2001:DB8::ABCD')",
  "ip('127.0.0.1').isLoopback() && ip('0.0.0.0').isUnspecified() && ip('169.254.1.1').isLinkLocalUnicast()",
  "ip('8.8.8.8').isGlobalUnicast() && !ip('224.0.0.1').isGlobalUnicast() && ip('ff02::1').isLinkLocalMulticast()",
  "!isIP('::ffff:1.2.3.4') && !isIP('01.2.3.4') && !isIP('fe80::1%eth0') && isIP('::')",
  "['10.0.0.1', '10.0.0.2'].all(ip, ip.startsWith('10.'))",
  "cidr('192.168.0.0/24').containsIP('192.168.0.1') && !cidr('192.168.0.0/24').containsIP(ip('192.168.1.1'))",
  "cidr('192.168.0.0/16').containsCIDR('192.168.10.0/24') && !cidr('192.168.10.0/24').containsCIDR('192.168.0.0/16')",
  "cidr('192.168.1.7/24').masked() == cidr('192.168.1.0/24') && cidr('2001:db8::7/64').masked() == cidr('2001:db8::/64')",
  "cidr('10.0.0.0/8').prefixLength() == 8 && cidr('10.0.0.0/8').ip() == ip('10.0.0.0')",
  "isCIDR('::/0') && !isCIDR('10.0.0.0/33') && !isCIDR('10.0.0.0/08')",
  "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.0.0-alpha.1').isLessThan(semver('1.0.0-alpha.beta'))",
  "semver('1.0.0-rc.2').compareTo(semver('1.0.0')) == -1 && semver('1.2.3').minor() == 2",
  "semver('v1.2', true) == semver('1.2.0') && !isSemver('v1.2.0') && !isSemver('1.02.0')",
  "!format.named('dns1123Label').value().validate('a-b').hasValue()",
  "format.dns1123Label().validate('A').hasValue() && !format.named('nothing').hasValue()",
  "!format.qualifiedName().validate('a.b/C_d').hasValue() && format.labelValue().validate('-a').hasValue()",
  "!format.dns1123SubdomainPrefix().validate('a-').hasValue() && format.uuid().validate('1').hasValue()",
  "quantity('1Gi').add(quantity('1Gi')).isGreaterThan(quantity('1.5Gi')) && quantity('50').isInteger()",
  "quantity('50k').asInteger() == 50000 && quantity('5').sub(2).asApproximateFloat() == 3.0",
  "'a1b22'.findAll('[0-9]+') == ['1', '22'] && 'a1b22'.findAll('[0-9]+', 1) == ['1']",
  "'%s is %d%%'.format(['x', 3]) == 'x is 3%'",
  "'a-b-c'.replace('-', '+', 1) == 'a+b-c' && 'a-b'.replace('-', '', 0) == 'a-b'",
  'sets.equivalent([1, 2, 2], [2, 1]) && [3, 1, 2].isSorted() == false',
  "[1, 2, 3].all(i, v, v > i) && {'a': 1}.exists(k, v, k == 'a' && v == 1)",
  "['a', 'b'].transformList(i, v, i > 0, v + '!') == ['b!'] && {'a': 1}.transformMap(k, v, v + 1) == {'a': 2}",
  "bool('true') && [3, 1].sort() == [1, 3]",
])('%s', (rule) => {
  expect(holds(rule)).toBe(true);
});

test.each(["url('relative').getHost() == ''", "ip('1.2.3').family() == 4", "cidr('1.2.3.4').prefixLength() == 8"])(
  '%s does not hold: what it is called with is none',
  (rule) => {
    expect(holds(rule)).toBe(false);
  },
);

test.each(["'a'.frobnicate()", "'%e'.format([1.5]) == ''", "timestamp('2020-01-01T00:00:00Z').getFullYear() == 2020"])(
  'what %s results in is not known here',
  (rule) => {
    expect(holds(rule)).toBeUndefined();
  },
);
