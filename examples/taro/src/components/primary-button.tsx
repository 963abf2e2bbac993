// The main button of a page.
import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

interface Props {
  readonly className: string
  readonly isOff?: boolean
  readonly isBusy?: boolean
  onClick(): void
}

// In H5 an attribute with the value false counts as true, so it is left out.
export const PrimaryButton = ({ className, isOff, isBusy, onClick, children }: PropsWithChildren<Props>) => (
  <Button
    className={isOff ? className : `${className} primary`}
    type="primary"
    disabled={isOff || undefined}
    loading={isBusy || undefined}
    onClick={onClick}
  >
    {children}
  </Button>
)
