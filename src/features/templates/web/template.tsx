import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Card, Flex, Popconfirm, Skeleton } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { DropForm } from './drop-form.tsx'
import { FillOne } from './fill-one.tsx'
import { Places } from './places.tsx'
import type { WholeTemplate } from './records.ts'
import { Settings } from './settings.tsx'
import './templates.css'
import { Signs } from './templates.tsx'
import { text } from './text.ts'

/** One form: what its place-holders mean, how it is used and by whom, and to fill it. */
export function TemplateScreen() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(query('/api/templates/{id}', { path: { id } }))
  if (!data) return error ? <ErrorState error={error} retry={refetch} /> : <Skeleton active />
  return <Whole template={data} />
}

function Whole({ template }: { template: WholeTemplate }) {
  const t = useText(text)
  useTitle(template.name)
  return (
    <Flex vertical gap="middle">
      <div>
        <PageHead title={template.name}>
          <Link to="/templates">{t.back}</Link>
          <Acts template={template} />
        </PageHead>
        <Flex gap="small" wrap align="center">
          <Signs template={template} />
        </Flex>
      </div>
      <Card size="small" title={t.try}>
        <FillOne templateId={template.id} />
      </Card>
      {template.can.includes('change') && (
        <Card size="small" title={t.settings}>
          <Settings key={template.version} template={template} />
        </Card>
      )}
      <Card size="small" title={t.places}>
        <Places template={template} />
      </Card>
    </Flex>
  )
}

function Acts({ template }: { template: WholeTemplate }) {
  const t = useText(text)
  const navigate = useNavigate()
  const { id, version } = template
  const remove = useSend('delete', '/api/templates/{id}', {
    refresh: ['/api/templates'],
    onSuccess: () => void navigate({ to: '/templates' }),
  })
  return (
    <Flex gap="small" wrap>
      <Button href={`/api/templates/${id}/file`} download>
        {t.original}
      </Button>
      {template.can.includes('change') && (
        <DropForm path={`/api/templates/${id}/file?version=${version}`} taken={() => {}}>
          <Button>{t.replace}</Button>
        </DropForm>
      )}
      {template.can.includes('remove') && (
        <Popconfirm
          title={t.remove_sure}
          onConfirm={() => remove.mutate({ path: { id }, query: { version } })}
          okText={t.remove}
          okButtonProps={{ danger: true }}
        >
          <Button danger>{t.remove}</Button>
        </Popconfirm>
      )}
    </Flex>
  )
}
