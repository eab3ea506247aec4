import { expect, test } from 'vitest'
import { refuseForgery } from './forgery.ts'

const own = { 'x-landfall': '1', host: 'invest.example' }

test.each([
  ['the product’s own page', { ...own, origin: 'https://invest.example', 'sec-fetch-site': 'same-origin' }, true],
  ['a program without a browser', own, true],
  ['a page under the name that the office gave', { ...own, origin: 'https://zs.example' }, true],
  ['a key', { authorization: 'Bearer lf_x', origin: 'https://evil.example' }, true],
  ['a form of another site', { host: 'invest.example', origin: 'https://evil.example' }, false],
  ['no header of ours', { host: 'invest.example' }, false],
  ['another origin that learnt the header', { ...own, origin: 'https://evil.example' }, false],
  ['a sandboxed page', { ...own, origin: 'null' }, false],
  ['another port', { ...own, origin: 'https://invest.example:8443' }, false],
  ['another site, in the browser’s own words', { ...own, 'sec-fetch-site': 'cross-site' }, false],
  ['a sister under the same domain', { ...own, 'sec-fetch-site': 'same-site' }, false],
])('%s', (_, headers, passes) => {
  const request = new Request('http://10.0.0.5:7300/api/projects', { method: 'POST', headers })
  const send = () => refuseForgery(request, 'post', 'https://zs.example/')
  if (passes) send()
  else expect(send).toThrow('request.forged')
})
