#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_ACME_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_NEITHER, FILE_ANY_ACCESS)

VOID AcmeControl(WDFREQUEST Request, ULONG IoControlCode)
{
    switch (IoControlCode) {
    case IOCTL_ACME_RESET:
    case IOCTL_ACME_READ:
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}

NTSTATUS AcmeCheck(PIRP Irp)
{
    return IoValidateDeviceIoControlAccess(Irp, FILE_WRITE_ACCESS);
}
