#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

VOID AcmeControl(WDFREQUEST Request, ULONG IoControlCode)
{
    switch (IoControlCode) {
    default:
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}
