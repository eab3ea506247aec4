import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Card, Skeleton, Tag, Typography } from 'antd'
import { type Answer, send } from '#app/web/client.ts'
import { Light } from '#ui/light.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { text } from './text.ts'

type Shown = Answer<'/api/enterprises/{id}/projects', 'get'>['items'][number]

/** The projects that a company invests in: stage, light and amount of those in reach; of others who holds them. */
export function EnterpriseProjects({ id }: { id: string }) {
  const t = useText(text)
  const list = useInfiniteQuery({
    queryKey: ['/api/enterprises/{id}/projects', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/enterprises/{id}/projects', { path: { id }, query: { cursor: pageParam, limit: 20 } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const projects = list.data?.pages.flatMap((page) => page.items)
  return (
    <Card size="small" title={t.projects}>
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.isPending && <Skeleton active />}
      {projects?.length === 0 && <EmptyState title={t.no_projects} hint={t.no_projects_hint} />}
      <ul className="enterprise-projects">
        {projects?.map((project) => (
          <Line key={project.id} project={project} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Card>
  )
}

function Line({ project }: { project: Shown }) {
  const t = useText(text)
  return (
    <li>
      <span>
        <Link to="/projects/$id" params={{ id: project.id }}>
          {project.name}
        </Link>
        <Typography.Text type="secondary">
          {project.access === 'existence' ? t.held_by(project.unit.name) : project.unit.name}
        </Typography.Text>
      </span>
      <span className="enterprise-stage">
        {project.light && <Light light={project.light} />}
        {project.stage && <Tag>{pick(project.stage)}</Tag>}
      </span>
      <strong>{project.investment_cny && <Yuan value={project.investment_cny} />}</strong>
    </li>
  )
}
