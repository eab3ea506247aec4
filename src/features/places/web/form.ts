import type { FormInstance } from 'antd'
import { isRefusal } from '#app/web/client.ts'

/** Puts the server's words beside the fields that they are about; answers whether there were any. */
export function showFaults(form: FormInstance, error: unknown): boolean {
  if (!isRefusal(error) || error.body.faults.length === 0) return false
  form.setFields(error.body.faults.map(({ field, message }) => ({ name: field.split('.'), errors: [message] })))
  return true
}
