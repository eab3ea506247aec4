import { Form, Input } from 'antd'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

/** The field `next` of a form: a password of the member's own choice. */
export function NextPassword({ fault, autoFocus = false }: { fault: object; autoFocus?: boolean }) {
  const say = useText(text)
  return (
    <Form.Item
      name="next"
      label={say.next_password}
      extra={say.next_hint}
      rules={[{ required: true, message: say.required }]}
      {...fault}
    >
      <Input.Password autoComplete="new-password" autoFocus={autoFocus} />
    </Form.Item>
  )
}
