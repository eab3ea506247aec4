import { useQuery } from '@tanstack/react-query'
import { query } from '#app/web/client.ts'
import { Phones } from '#ui/phones.tsx'
import { pick, useLanguage } from '#ui/text.ts'

/** A fact as people read it: an industry and a country by their names. */
export function Fact({ fact, value }: { fact: string; value: string }) {
  if (fact === 'industry') return <Industry code={value} />
  if (fact === 'country') return <Country code={value} />
  return <span className="enterprise-fact">{fact === 'contact_phone' ? <Phones text={value} /> : value}</span>
}

function Industry({ code }: { code: string }) {
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  return `${code} ${pick(data?.items.find((one) => one.code === code))}`.trim()
}

function Country({ code }: { code: string }) {
  const language = useLanguage()
  if (!/^[A-Za-z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(code)
}
