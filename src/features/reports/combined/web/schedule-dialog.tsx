import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { isRefusal, query, useSend } from '#app/web/client.ts'
import { roles } from '#features/places/model.ts'
import { roleNames } from '#features/places/text.ts'
import { useText } from '#ui/text.ts'
import type { Asked, Saved } from '../../saved/web/asked.ts'
import { NameReport } from '../../saved/web/saved-menu.tsx'
import { rhythms } from '../schedules/model.ts'
import { Schedules } from './schedules.tsx'
import { text, weekdays } from './text.ts'

interface Opened {
  asked: Asked
  view: Saved | undefined
  close: () => void
}

/** When a saved report is made, and in whose inbox it lands; below it, those that I have already. */
export function ScheduleDialog({ asked, view, close }: Opened) {
  const t = useText(text)
  const names = useText(roleNames)
  const days = useText(Object.fromEntries(weekdays.map((words, at) => [at + 1, words])))
  const { data: members } = useQuery(query('/api/members/choices', { query: { limit: 200 } }))
  const [every, setEvery] = useState<(typeof rhythms)[number]>('week')
  const [day, setDay] = useState(1)
  const [hour, setHour] = useState(8)
  const [told, setTold] = useState<{ members: string[]; roles: (typeof roles)[number][] }>({ members: [], roles: [] })
  const add = useSend('post', '/api/reports/schedules', {
    refresh: ['/api/reports/schedules'],
    quiet: true,
    onSuccess: close,
  })
  const fault = add.error && (isRefusal(add.error) ? add.error.message : undefined)
  return (
    <Modal
      open
      title={view ? t.schedule_of(view.name) : t.schedule}
      okText={t.ok}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !view || told.members.length + told.roles.length === 0 }}
      confirmLoading={add.isPending}
      onCancel={close}
      onOk={() => view && add.mutate({ body: { view_id: view.id, every, day, hour, ...told } })}
    >
      {!view && <SaveFirst asked={asked} />}
      {fault && <Alert type="error" showIcon title={fault} />}
      {view && (
        <Form layout="vertical">
          <div className="combined-when">
            <Form.Item label={t.rhythm} htmlFor="schedule-every">
              <Select
                id="schedule-every"
                value={every}
                onChange={(next) => {
                  setEvery(next)
                  setDay(1)
                }}
                options={rhythms.map((value) => ({ value, label: t[`every_${value}`] }))}
              />
            </Form.Item>
            <Form.Item label={t.day} htmlFor="schedule-day">
              <Select
                id="schedule-day"
                value={day}
                onChange={setDay}
                options={Array.from({ length: every === 'week' ? 7 : 31 }, (_, at) => ({
                  value: at + 1,
                  label: every === 'week' ? days[at + 1] : t.on_day(at + 1),
                }))}
              />
            </Form.Item>
            <Form.Item label={t.hour} htmlFor="schedule-hour">
              <Select
                id="schedule-hour"
                value={hour}
                onChange={setHour}
                options={Array.from({ length: 24 }, (_, at) => ({ value: at, label: `${at}:00` }))}
              />
            </Form.Item>
          </div>
          <Form.Item label={t.to_members} htmlFor="schedule-members">
            <Select
              id="schedule-members"
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={told.members}
              onChange={(chosen) => setTold({ ...told, members: chosen })}
              options={members?.items.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item label={t.to_roles} htmlFor="schedule-roles" extra={t.to_roles_hint}>
            <Select
              id="schedule-roles"
              mode="multiple"
              value={told.roles}
              onChange={(chosen) => setTold({ ...told, roles: chosen })}
              options={roles.map((value) => ({ value, label: names[value] }))}
            />
          </Form.Item>
          <p className="faint">{t.rights}</p>
        </Form>
      )}
      <Schedules />
    </Modal>
  )
}

/** What has no name yet gets one here, and can be scheduled at once. */
function SaveFirst({ asked }: { asked: Asked }) {
  const t = useText(text)
  const [naming, setNaming] = useState(false)
  const name = (
    <Button size="small" type="primary" onClick={() => setNaming(true)}>
      {t.save}
    </Button>
  )
  return (
    <>
      <Alert type="info" showIcon title={t.schedule_first} action={name} />
      {naming && <NameReport subject="combined" asked={asked} close={() => setNaming(false)} />}
    </>
  )
}
