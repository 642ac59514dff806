#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS) // want INF227

VOID AcmeControl(ULONG IoControlCode)
{
    if (IoControlCode == IOCTL_ACME_READ)
        AcmeRead();
}
