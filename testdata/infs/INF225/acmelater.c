NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, L"\\Device\\AcmeLater");
    Closed = MakeDescriptor();
    return IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
}

NTSTATUS Close(HANDLE Handle) { return ZwSetSecurityObject(Handle, DACL_SECURITY_INFORMATION, Closed); }
