import { Flex, type ModalFuncProps, Typography } from 'antd'

/** Shows a made password this once, to be copied and handed over. */
export function showPassword(
  modal: { success: (props: ModalFuncProps) => unknown },
  title: string,
  userName: string,
  password: string,
): void {
  modal.success({
    title,
    content: (
      <Flex vertical>
        <Typography.Text>{userName}</Typography.Text>
        <Typography.Text code copyable>
          {password}
        </Typography.Text>
      </Flex>
    ),
  })
}
